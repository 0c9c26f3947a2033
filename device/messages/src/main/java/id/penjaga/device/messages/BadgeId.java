package id.penjaga.device.messages;

import java.util.regex.Pattern;

/// A badge as the system knows it: the first 16 bytes of HMAC-SHA-256(site key, badge number), as
/// 32 hex digits. The number itself never leaves the reader's driver: badge numbers are short, so a
/// plain hash would hide nothing.
///
/// @param digest 32 lower-case hex digits
public record BadgeId(String digest) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  public BadgeId {
    if (!FORM.matcher(digest).matches()) {
      throw new IllegalArgumentException("a badge digest has 32 hex digits");
    }
  }

  @Override
  public String toString() {
    return digest;
  }
}
