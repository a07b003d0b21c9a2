"""The only home of Streamlit: frame, controls, what is shown."""
