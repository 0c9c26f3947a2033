package id.penjaga.hub.app.seal;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;

/// Writes the parts of ASN.1 DER (X.690) that a signature is made of.
final class Der {
  private static final byte[] NULL = {5, 0};

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return of(0x30, parts);
  }

  /// A set of parts that are put into the order that DER wants.
  static byte[] set(byte[]... parts) {
    byte[][] sorted = parts.clone();
    Arrays.sort(sorted, Arrays::compareUnsigned);
    return of(0x31, sorted);
  }

  /// Constructed, of the context.
  static byte[] tagged(int number, byte[]... parts) {
    return of(0xA0 | number, parts);
  }

  static byte[] octets(byte[] bytes) {
    return of(4, bytes);
  }

  static byte[] integer(BigInteger value) {
    return of(2, value.toByteArray());
  }

  /// @param dotted as `1.2.840.113549`
  static byte[] oid(String dotted) {
    String[] arcs = dotted.split("\\.");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    arc(Long.parseLong(arcs[0]) * 40 + Long.parseLong(arcs[1]), bytes);
    for (int i = 2; i < arcs.length; i++) {
      arc(Long.parseLong(arcs[i]), bytes);
    }
    return of(6, bytes.toByteArray());
  }

  private static void arc(long value, ByteArrayOutputStream into) {
    for (int shift = 56; shift > 0; shift -= 7) {
      if (value >> shift != 0) {
        into.write((int) (value >> shift & 0x7F | 0x80));
      }
    }
    into.write((int) (value & 0x7F));
  }

  /// An algorithm without parameters.
  static byte[] algorithm(String oid) {
    return sequence(oid(oid), NULL);
  }

  static byte[] of(int tag, byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(length + 6);
    bytes.write(tag);
    if (length < 0x80) {
      bytes.write(length);
    } else {
      byte[] count = BigInteger.valueOf(length).toByteArray();
      int from = count[0] == 0 ? 1 : 0;
      bytes.write(0x80 | count.length - from);
      bytes.write(count, from, count.length - from);
    }
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
