package id.penjaga.hub.app.store.work;

import id.penjaga.hub.core.register.Register;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The registers in force: those of the files, and over them what the book puts in force.
public final class RegisterShelf {
  private final Map<String, Register> files;
  private final Function<String, Register> reader;
  private final Map<String, Register> read = new ConcurrentHashMap<>();
  private volatile At last;

  private record At(RegisterTexts texts, Map<String, Register> registers) {}

  /// @param files registers of the files by id
  /// @param reader makes a register of its canonical text
  public RegisterShelf(Map<String, Register> files, Function<String, Register> reader) {
    this.files = files;
    this.reader = reader;
    last = new At(RegisterTexts.NONE, files);
  }

  /// The registers by id while the book says this of them.
  public Map<String, Register> at(RegisterTexts texts) {
    At now = last;
    if (now.texts() != texts) {
      now = new At(texts, over(texts));
      last = now;
    }
    return now.registers();
  }

  private Map<String, Register> over(RegisterTexts texts) {
    Map<String, Register> all = new TreeMap<>(files);
    texts
        .inForce()
        .forEach((id, hash) -> {
          String text = texts.byHash().get(hash);
          if (text == null) {
            all.remove(id);
          } else {
            all.put(id, read.computeIfAbsent(hash, _ -> reader.apply(text)));
          }
        });
    return all;
  }
}
