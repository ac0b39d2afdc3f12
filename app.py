"""Datelines: page config and navigation, nothing else."""

import streamlit as st

from dashboard import strings
from dashboard.page import ICON, PAGES, name_page


def main() -> None:
    """Choose the page that the address asks for, and show it."""
    st.set_page_config(page_title=strings.APP, page_icon=ICON, layout="wide")
    pages = [
        st.Page(PAGES["timeline"], title=strings.TIMELINE, default=True),
        st.Page(PAGES["actors"], title=strings.ACTORS, url_path="actors"),
        st.Page(PAGES["sources"], title=strings.SOURCES, url_path="sources"),
        st.Page(PAGES["data"], title=strings.DATA, url_path="data"),
    ]
    present = st.Page(PAGES["present"], title=strings.PRESENT, url_path="present", visibility="hidden")
    current = st.navigation([*pages, present], position="top")
    name_page(current.title)
    if current in pages and not st.context.is_embedded:
        with st.container(key="phonenav", horizontal=True):  # Streamlit hides its own on a phone
            for item in pages:
                st.page_link(item)
    current.run()


if __name__ == "__main__":  # a process that is started anew reads this file too, and shows nothing
    main()
