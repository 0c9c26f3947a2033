package id.penjaga.device.yaml;

/// A value that does not do; says in both languages what to write instead. Its message is English.
public final class Objection extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient Sentence sentence;

  public Objection(Sentence sentence) {
    super(sentence.en());
    this.sentence = sentence;
  }

  public Objection(Sentence sentence, Throwable cause) {
    super(sentence.en(), cause);
    this.sentence = sentence;
  }

  public Sentence sentence() {
    return sentence;
  }
}
