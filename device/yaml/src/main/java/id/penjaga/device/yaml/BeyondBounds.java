package id.penjaga.device.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// A text is YAML, but more of it than is taken.
final class BeyondBounds extends YamlEngineException {
  private static final long serialVersionUID = 1;

  private final int line;
  private final String sentence;

  BeyondBounds(Optional<Mark> place, String sentence) {
    super(sentence);
    this.line = place.map(mark -> mark.getLine() + 1).orElse(0);
    this.sentence = sentence;
  }

  int line() {
    return line;
  }

  String sentence() {
    return sentence;
  }
}
