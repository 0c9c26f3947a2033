package id.penjaga.hub.app.config;

import java.util.List;

/// A configuration that cannot be used. The text has one line for each thing that is wrong: file,
/// line, key, what to write instead.
public final class ConfigRefused extends Exception {
  private static final long serialVersionUID = 1;

  ConfigRefused(List<String> problems) {
    super(String.join("\n", problems));
  }
}
