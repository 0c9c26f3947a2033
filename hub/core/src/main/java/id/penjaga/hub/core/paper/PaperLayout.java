package id.penjaga.hub.core.paper;

import id.penjaga.hub.core.text.Bilingual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a paper of a case looks, as data.
///
/// Its texts may hold `{FORM.field}`, `{every.FORM.field}`, `{STEP.done}`, `{STEP.branch}`,
/// `{STEP.signed.KEY}`, `{subject.field}`, `{number.FORM}`, `{case.number}`, `{case.opened}`,
/// `{date}`, `{day}`, `{words.date}` and `{place}`.
///
/// @param abbreviation what stands for its kind in its numbers, such as `LB`
/// @param form whose number it carries; null for a number of its own
/// @param hash SHA-256 of its text
public record PaperLayout(
    String id,
    Bilingual title,
    String abbreviation,
    @Nullable String form,
    Paper.Side side,
    List<Block> blocks,
    String hash) {
  public PaperLayout {
    blocks = List.copyOf(blocks);
  }

  /// A part of it.
  public sealed interface Block {
    record Heading(Bilingual text) implements Block {}

    record Text(Bilingual text) implements Block {}

    record Facts(List<Line> lines) implements Block {
      public Facts {
        lines = List.copyOf(lines);
      }
    }

    /// What was answered to the fields of a form: short ones as facts, lists and checklists as
    /// tables.
    ///
    /// @param only these fields; empty for all
    record Fields(String form, List<String> only) implements Block {
      public Fields {
        only = List.copyOf(only);
      }
    }

    /// What the hub knows of a month: measured, gaps, outages, visits, alarms.
    ///
    /// @param form whose field names the month
    record Month(String form, String field) implements Block {}

    record Signatures(List<Hand> hands) implements Block {
      public Signatures {
        hands = List.copyOf(hands);
      }
    }
  }

  public record Line(Bilingual label, Bilingual text) {}

  /// Whoever filled in a step, or gave a signature of it.
  ///
  /// @param before what stands above the office, such as “Mengetahui,”
  /// @param step empty for the step that makes the paper
  /// @param sign key of the signature; null for who filled the step in
  /// @param name of whoever signs at a screen, which knows nobody; empty for what the screen says
  public record Hand(
      Bilingual before, Bilingual office, String step, @Nullable String sign, Bilingual name) {}
}
