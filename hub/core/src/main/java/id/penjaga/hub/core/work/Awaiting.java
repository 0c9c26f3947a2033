package id.penjaga.hub.core.work;

import id.penjaga.hub.core.work.Procedure.Counting;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an open case waits for.
public record Awaiting(
    int opening,
    String step,
    @Nullable String item,
    int run,
    String key,
    List<String> roles,
    @Nullable Long only,
    List<Long> barred,
    Instant opened,
    @Nullable Instant counted,
    @Nullable Integer minutes,
    Counting counts,
    @Nullable Instant due,
    boolean blocked) {
  public static List<Awaiting> of(Case of, Definition definition) {
    return List.of();
  }
}
