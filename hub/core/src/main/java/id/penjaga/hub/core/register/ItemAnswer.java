package id.penjaga.hub.core.register;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.form.FormProblem;
import java.util.List;

/// What [ItemRules#decide] answers.
public sealed interface ItemAnswer {

  /// @param facts of the one entry to append; empty when nothing would change
  /// @param warnings rules that are broken now
  record Accepted(List<Fact> facts, List<Breach> warnings) implements ItemAnswer {
    public Accepted {
      facts = List.copyOf(facts);
      warnings = List.copyOf(warnings);
    }
  }

  /// @param problems at least one, with the field it is about; of an import as `3.label`
  record Refused(List<FormProblem> problems) implements ItemAnswer {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
