package id.penjaga.hub.app.setup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A sample configuration in which passages are replaced, each of which must be there once.
///
/// @param name of the sample, for the complaint when a passage is not there
public record SampleText(String name, String text) {

  /// A sample of the folder `config`.
  ///
  /// @throws IOException when it cannot be read
  public static SampleText of(Path file) throws IOException {
    return new SampleText(file.toString(), Files.readString(file));
  }

  /// A sample that this JAR carries.
  ///
  /// @throws IOException when it is not there
  static SampleText shipped(String name) throws IOException {
    try (InputStream in = SampleText.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the sample " + name + " is not in this JAR");
      }
      return new SampleText(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /// The text with one passage replaced.
  ///
  /// @throws IllegalStateException when the passage is not there once: the sample was changed
  ///     without its user
  public SampleText with(String old, String fresh) {
    int at = text.indexOf(old);
    if (at < 0 || text.indexOf(old, at + 1) >= 0) {
      throw new IllegalStateException(name + " should say \"" + old + "\" once");
    }
    return new SampleText(name, text.replace(old, fresh));
  }

  /// The text up to a passage, which must be there once.
  ///
  /// @throws IllegalStateException when it is not
  SampleText upTo(String passage) {
    return new SampleText(name, with(passage, "\0").text.split("\0", 2)[0]);
  }
}
