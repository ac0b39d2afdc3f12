"""Datelines: page config and navigation, nothing else."""

import streamlit as st

from dashboard import strings
from dashboard.page import ICON, PAGES, name_page

st.set_page_config(page_title=strings.APP, page_icon=ICON, layout="wide")
current = st.navigation(
    [
        st.Page(PAGES["timeline"], title=strings.TIMELINE, default=True),
        st.Page(PAGES["actors"], title=strings.ACTORS, url_path="actors"),
        st.Page(PAGES["sources"], title=strings.SOURCES, url_path="sources"),
        st.Page(PAGES["data"], title=strings.DATA, url_path="data"),
        st.Page(PAGES["present"], title=strings.PRESENT, url_path="present", visibility="hidden"),
    ],
    position="top",
)
name_page(current.title)
current.run()
