"""What tests share: made-up reports, and writers of them in every form that is read."""
