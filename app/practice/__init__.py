"""What a therapist does, as verbs, and the Store protocol that records rest behind."""
