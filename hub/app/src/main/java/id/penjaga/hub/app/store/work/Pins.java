package id.penjaga.hub.app.store.work;

import id.penjaga.hub.core.procedure.Definition;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Definitions by their hash, read from the texts in the book, so that a case lives on when the
/// file of its procedure is gone.
public final class Pins {
  private final Function<String, Definition> reader;
  private final Map<String, Definition> read = new ConcurrentHashMap<>();

  /// @param reader makes a definition of its canonical text
  public Pins(Function<String, Definition> reader) {
    this.reader = reader;
  }

  /// @param known of files: their texts need not be read again
  public Pins(Collection<Definition> known, Function<String, Definition> reader) {
    this(reader);
    known.forEach(definition -> read.put(definition.hash(), definition));
  }

  public @Nullable Definition get(String hash) {
    return read.get(hash);
  }

  /// Ids of the procedures of which any version was one of visits.
  public Set<String> visits() {
    return read.values().stream()
        .filter(definition -> definition.procedure().visit() != null)
        .map(Definition::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  void learn(String hash, String text) {
    read.computeIfAbsent(hash, _ -> reader.apply(text));
  }
}
