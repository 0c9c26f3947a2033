package id.penjaga.hub.app.web.http;

import java.nio.file.Path;

/// A file that came with a form. It lies in a private folder until the request is answered.
///
/// @param field of the form
/// @param name as its sender says; anything
/// @param path where its bytes are
/// @param bytes how many
public record SentFile(String field, String name, Path path, long bytes) {}
