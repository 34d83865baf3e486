//! Throughline dossier.
