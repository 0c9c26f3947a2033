package id.penjaga.device.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// A text is YAML, but more of it than is taken.
final class BeyondBounds extends YamlEngineException {
  private static final long serialVersionUID = 1;

  private final int line;
  private final transient Sentence sentence;

  BeyondBounds(Optional<Mark> place, Sentence sentence) {
    super(sentence.en());
    this.line = place.map(mark -> mark.getLine() + 1).orElse(0);
    this.sentence = sentence;
  }

  int line() {
    return line;
  }

  Sentence sentence() {
    return sentence;
  }
}
