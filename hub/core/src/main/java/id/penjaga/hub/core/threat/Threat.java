package id.penjaga.hub.core.threat;

import id.penjaga.hub.core.form.Condition;
import id.penjaga.hub.core.text.Bilingual;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A threat and what answers it.
public record Threat(String id, Bilingual text, String source, List<Control> controls) {
  public Threat {
    controls = List.copyOf(controls);
  }

  /// Something that answers a threat.
  public sealed interface Control {
    /// What it does against the threat, in words.
    Bilingual text();

    /// Things that a register keeps.
    ///
    /// @param where which of its items; null for all
    record OfRegister(String register, @Nullable Condition where, Bilingual text)
        implements Control {}

    /// Alarms that devices raise, or the hub.
    ///
    /// @param kinds at least one
    record OfAlarms(Set<String> kinds, Bilingual text) implements Control {
      public OfAlarms {
        kinds = Set.copyOf(kinds);
      }
    }

    /// What people do.
    record OfProcedure(String procedure, Bilingual text) implements Control {}
  }
}
