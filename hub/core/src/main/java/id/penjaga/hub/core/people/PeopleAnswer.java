package id.penjaga.hub.core.people;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.text.Bilingual;
import java.util.List;

/// What [PeopleRules#decide] answers.
public sealed interface PeopleAnswer {

  /// @param facts of the one entry to append; empty when nothing would change
  /// @param warnings what was taken although it looks odd
  record Accepted(List<Fact> facts, List<Remark> warnings) implements PeopleAnswer {
    public Accepted {
      facts = List.copyOf(facts);
      warnings = List.copyOf(warnings);
    }
  }

  /// @param problems at least one
  record Refused(List<Remark> problems) implements PeopleAnswer {
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /// What is wrong or odd, and what to do.
  ///
  /// @param part which command of several it is about, from 0; 0 for a single one
  /// @param field of the form; empty for the whole
  record Remark(int part, String field, Bilingual text) {}
}
