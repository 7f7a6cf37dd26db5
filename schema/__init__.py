"""The mandated form as data: one JSON Schema (draft 2020-12) per edition of the report."""
