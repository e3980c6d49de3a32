"""New procedures under control: drafts, their impact assessment and compliance cost, opinion, decision, publication."""
