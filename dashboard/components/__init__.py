"""What a page is made of: escaped HTML, and the one component that draws it together with the chart."""
