package id.penjaga.hub.core.book;

/// Personal data of an entry, kept beside the book.
///
/// @param path where in the entry, as a JSON pointer such as `/facts/1/answers/contact`
/// @param salt 32 random bytes in hex
public record PersonalRow(String path, String salt, String text) {}
