"""The dashboard: tables to filters to figures to views."""
