"""The pages, one a file; each is run by Streamlit as a script."""
