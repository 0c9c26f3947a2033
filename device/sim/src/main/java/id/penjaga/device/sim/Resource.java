package id.penjaga.device.sim;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// A file that is shipped beside these classes.
final class Resource {
  private Resource() {}

  static InputStream open(String name) throws IOException {
    InputStream in = Resource.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException(name + " is not in the JAR");
    }
    return in;
  }

  static String text(String name) throws IOException {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
