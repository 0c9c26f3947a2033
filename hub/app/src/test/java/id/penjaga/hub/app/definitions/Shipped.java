package id.penjaga.hub.app.definitions;

import java.nio.file.Path;

/// The definitions that Penjaga ships, read once for all tests of this JVM; they do not change.
public final class Shipped {
  public static final Path CONFIG = Path.of("../../config").toAbsolutePath().normalize();
  public static final Definitions DEFINITIONS = DefinitionFolder.read(CONFIG);

  private Shipped() {}
}
