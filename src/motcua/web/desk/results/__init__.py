"""The result as a file: uploaded, or made from its template; kept, and shown before the act that brings it is done."""
