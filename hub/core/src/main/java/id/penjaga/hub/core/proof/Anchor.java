package id.penjaga.hub.core.proof;

import id.penjaga.device.messages.Position;

/// A place of a chain and the hash it had when somebody outside noted it.
///
/// @param chain [#BOOK], or the log of a device's journal: 16 hex digits
/// @param position of the book in epoch 1, which it never leaves
public record Anchor(String chain, Position position, String hash) {
  /// The chain of the book.
  public static final String BOOK = "book";

  /// Reads `17:<hash>` for the book and `<log>/3/17:<hash>` for a journal.
  ///
  /// @throws IllegalArgumentException when it is neither, in words for the person who typed it
  public static Anchor parse(String text) {
    int colon = text.indexOf(':');
    String[] place = text.substring(0, Math.max(0, colon)).split("/", -1);
    String hash = text.substring(colon + 1);
    try {
      if (hash.matches("[0-9a-f]{64}") && place.length == 1) {
        return new Anchor(BOOK, new Position(1, Long.parseLong(place[0])), hash);
      } else if (hash.matches("[0-9a-f]{64}") && place.length == 3) {
        return new Anchor(
            place[0], new Position(Integer.parseInt(place[1]), Long.parseLong(place[2])), hash);
      }
    } catch (IllegalArgumentException _) {
      // told below
    }
    throw new IllegalArgumentException(
        "\""
            + text
            + "\" is no checkpoint; write <number>:<hash> for the book, <log>/<epoch>/<sequence>:"
            + "<hash> for a journal, the hash in 64 small hex digits");
  }

  /// As [#parse] reads it.
  @Override
  public String toString() {
    return place(chain, position) + ":" + hash;
  }

  static String place(String chain, Position position) {
    return chain.equals(BOOK) ? Long.toString(position.sequence()) : chain + "/" + position;
  }
}
