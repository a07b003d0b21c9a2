"""What every page draws with: table, chart, headline number, controls."""
