package id.penjaga.hub.demo.office;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What people of the office write, by form and field; several ways for each, parted by `|`.
final class Sayings {
  private final Properties all = new Properties();
  private final RandomGenerator random;

  Sayings(RandomGenerator random) {
    this.random = random;
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Sayings.class.getResourceAsStream("sayings.properties")),
            StandardCharsets.UTF_8)) {
      all.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Words for a field: those of its procedure and form, else of its form, else of any form.
  @Nullable String of(String procedure, String place, String key) {
    for (String name : List.of(procedure + "." + place + "." + key, place + "." + key, key)) {
      String text = all.getProperty(name);
      if (text != null) {
        return one(List.of(text.split(" *\\| *", -1)));
      }
    }
    return null;
  }

  <T> T one(List<T> several) {
    return several.get(random.nextInt(several.size()));
  }
}
