//! kontor-documents
