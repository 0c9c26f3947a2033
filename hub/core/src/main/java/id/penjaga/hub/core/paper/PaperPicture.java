package id.penjaga.hub.core.paper;

/// A picture in a paper, PNG or JPEG: the emblem of a letterhead, a signature that was drawn. Two
/// with the same hash are the same; in words it is its hash, so that the identity of a paper
/// depends on it.
public final class PaperPicture {
  private final String sha256;
  private final byte[] bytes;

  public PaperPicture(String sha256, byte[] bytes) {
    this.sha256 = sha256;
    this.bytes = bytes.clone();
  }

  public String sha256() {
    return sha256;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PaperPicture picture && picture.sha256.equals(sha256);
  }

  @Override
  public int hashCode() {
    return sha256.hashCode();
  }

  @Override
  public String toString() {
    return sha256;
  }
}
