"""Work lists (danh sách công việc): what waits for an officer, by the posts held, and the search beside them.

Public: `desk.desk_of`, `lists.segments_of`, `pages.read_page`, `counts.count_lists`, `search.search`. They read the
dossiers' rows and their duties (`projector`), begin with `queries.visible_to`, and are paged by key.
"""
