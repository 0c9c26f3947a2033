package id.penjaga.hub.app;

import java.io.PrintStream;
import java.util.function.Consumer;

/// Tells on a console how far long work is, a line each time.
final class ProgressLine {
  private ProgressLine() {}

  static Consumer<String> to(PrintStream out) {
    return how -> out.println("… " + how);
  }
}
