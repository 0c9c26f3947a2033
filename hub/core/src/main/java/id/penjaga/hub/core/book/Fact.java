package id.penjaga.hub.core.book;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became true by an entry. Sealed: a fold without a branch for a fact does not compile.
///
/// Names and components are the wire format of the book (golden files); a new component must be
/// nullable. Openings, deviations and offers are numbered within their case.
///
/// What somebody says in their own words, a reason, an account, a note, is [Value#said]: personal
/// data beside the book. Entries before that hold it as text, and read as [Value.Text].
public sealed interface Fact {

  // A case.

  /// @param id sequence number of this entry
  /// @param definition hash of the definition that the case is pinned to
  /// @param trigger id of the way in; `by_hand` and the like
  /// @param key of which one case may be open at a time; empty for none
  /// @param parent the case that opened it, or that it opens again
  record Opened(
      long id,
      String procedure,
      String definition,
      String trigger,
      String key,
      Map<String, Value> subject,
      @Nullable Long parent,
      Value reason)
      implements Fact {}

  /// @param item of the list of an `each` stretch; null elsewhere
  /// @param run 1 for the first opening of this step (and item), the counter of its loop
  /// @param chain this step and those to run again after it because of an amendment; empty for an
  ///   opening of the ordinary way
  /// @param via the persons who filled, signed or recorded the step that opened this one
  record StepOpened(
      int opening, String step, @Nullable String item, int run, List<String> chain, List<Long> via)
      implements Fact {}

  record Begun(int opening) implements Fact {}

  /// @param form that the step fills; empty for a step without one, `case` for what a branch sets
  /// @param answers by field
  record Answered(int opening, String form, Map<String, Value> answers) implements Fact {}

  record Signed(int opening, String key, @Nullable String branch, Value reason) implements Fact {}

  record Done(int opening, @Nullable String branch, Value reason) implements Fact {}

  record Skipped(int opening, Value reason) implements Fact {}

  /// A done step is open again; the openings that its end opened are gone.
  ///
  /// @param sets keys that its branch had set for the case
  record Undone(int opening, List<String> sets) implements Fact {}

  record Amended(
      String step, String form, Map<String, Value> answers, Map<String, Value> before, Value reason)
      implements Fact {}

  /// The amendment of a step was rejected by its chain; the answers before it stand again.
  record Withdrawn(String step) implements Fact {}

  /// A departure from the standard. The number of one that is there already corrects it; with 0
  /// seconds it is taken back.
  ///
  /// @param kind `time`, `equipment` or `output`
  /// @param minutes beyond the standard, as the page shows it; 0 for equipment and output
  /// @param what why the need is not at hand, or the output that lacks; empty for time
  /// @param need key of the need of the step; null for time and output
  record Deviated(
      int deviation,
      int opening,
      String kind,
      long seconds,
      long minutes,
      Value what,
      @Nullable String need)
      implements Fact {}

  record Accounted(int deviation, Value text) implements Fact {}

  record Offered(String role, long to, String as) implements Fact {}

  record Taken(String role, long by) implements Fact {}

  /// @param what another case, an alarm or a report, as a subject
  record Linked(String what, String how) implements Fact {}

  /// @param files SHA-256 of each attachment
  record Noted(Value text, List<String> files) implements Fact {}

  /// @param kind counter, such as `F-01`; together with `period` it counts from 1
  /// @param form the form of the case that got the number; null when it is the case's own
  record Numbered(String kind, String period, long number, String text, @Nullable String form)
      implements Fact {}

  /// A paper got its final form.
  ///
  /// @param paper its layout, such as `F-01`
  /// @param number empty for none
  /// @param layout SHA-256 of the layout
  /// @param document SHA-256 of the file
  /// @param code under which anybody may check it
  /// @param corrects code of the paper whose place it takes; null for none
  /// @param sealed the signing time of the seal in the file; null without a seal
  /// @param language `id` or `en`; null in books from before papers had a choice
  record Frozen(
      String paper,
      String number,
      String layout,
      String document,
      @Nullable String code,
      @Nullable String corrects,
      @Nullable Instant sealed,
      @Nullable String language)
      implements Fact {
    /// The language of its words: Indonesian where the book does not say.
    public String words() {
      return language == null ? "id" : language;
    }
  }

  /// A frozen paper holds no longer, and none takes its place yet.
  ///
  /// @param code of the paper
  /// @param reason personal
  record PaperWithdrawn(String code, String paper, Value reason) implements Fact {}

  record Closed(String end) implements Fact {}

  record Cancelled(Value reason) implements Fact {}

  // Register items.

  record ItemAdded(String register, String item, Map<String, Value> fields, Value log)
      implements Fact {}

  /// @param because the case, and the opening in it, whose step changed it; null for a change by
  ///   hand
  record ItemChanged(
      String register,
      String item,
      Map<String, Value> fields,
      Value log,
      @Nullable Long because,
      @Nullable Integer opening)
      implements Fact {}

  record ItemMoved(String register, String item, String state, Value reason) implements Fact {}

  // People, site, calendar.

  /// @param fields `name`, `nip`, `phone`, `login` (personal), `unit`, `last`
  record PersonAdded(long person, Map<String, Value> fields) implements Fact {}

  record PersonChanged(long person, Map<String, Value> fields) implements Fact {}

  /// @param grant sequence number of this entry
  /// @param until the last day; null for no end
  record Granted(
      long grant, long person, String role, @Nullable LocalDate from, @Nullable LocalDate until)
      implements Fact {}

  /// @param kind `plt` or `plh`
  /// @param of who is stood in for
  record Delegated(
      long grant,
      long person,
      long of,
      String role,
      String kind,
      LocalDate from,
      LocalDate until,
      String letter)
      implements Fact {}

  /// Ends a grant or a delegation on a day, that day included.
  record Revoked(long grant, LocalDate last, Value reason) implements Fact {}

  record Rostered(
      long shift, long person, Instant from, Instant until, String letter, LocalDate dated)
      implements Fact {}

  record Unrostered(long shift, Value reason) implements Fact {}

  /// A part of the calendar from a day on.
  ///
  /// @param hours day of week (`mon`) to spans (`07:30-12:00`); null when only holidays changed
  /// @param holidays day to its name, empty for a day that is no holiday after all
  record CalendarChanged(
      LocalDate from,
      @Nullable Map<String, List<String>> hours,
      Map<LocalDate, String> holidays,
      String reason)
      implements Fact {}

  /// @param fields `name` and what the room standards ask for
  record RoomSet(String room, Map<String, Value> fields) implements Fact {}

  record DevicePlaced(String device, String room) implements Fact {}

  /// What the papers of the site have in common, all of it.
  ///
  /// @param head lines of the letterhead
  /// @param fields `address`, `place`, `number`, `office_id`, `office_en`, and of the approver
  ///     `name` and `nip` (personal)
  /// @param emblem SHA-256 of the picture in the letterhead; null for none
  record PapersSet(
      List<String> head, Map<String, Value> fields, @Nullable String emblem, String reason)
      implements Fact {}

  /// How long a kind of record is kept from now on (DOC-12).
  ///
  /// @param kind word of a [id.penjaga.hub.core.retention.Kept]
  record KeepSet(String kind, int days, String reason) implements Fact {}

  // Definitions.

  /// @param text canonical JSON of the definition and of all it uses
  record DefinitionStored(String kind, String id, String hash, String text) implements Fact {}

  record DefinitionInForce(String kind, String id, String hash, String reason) implements Fact {}

  // Any entry.

  /// The entry was made later than what it tells.
  ///
  /// @param reason why; personal
  record Late(Value reason) implements Fact {}

  // The house.

  /// An alarm nobody took note of in time, or a step that was not done in time, went to the next
  /// role.
  ///
  /// @param alarm name of its occurrence, or of the late step
  /// @param level of the rung in the chain, the lowest is 1
  /// @param people who held the role at that moment and could look; empty when nobody did, null in
  ///   entries that do not say
  record Escalated(String alarm, String role, int level, @Nullable List<Long> people)
      implements Fact {}

  /// Whoever made the entry saw what was brought to them of an alarm.
  record Seen(String alarm) implements Fact {}

  /// Whoever made the entry takes care of an alarm.
  ///
  /// @param note what they do about it
  record Acknowledged(String alarm, Value note) implements Fact {}

  // Monitors.

  /// A monitor stands another way since a moment.
  ///
  /// @param monitor its name, such as `link/ISP-A/ping`
  /// @param stand `unknown`, `up`, `down` or `local_fault`
  /// @param since may lie before the entry: an outage begins with the first check that failed
  /// @param why the last check as a line without language; empty for none
  record Turned(String monitor, String stand, Instant since, String why) implements Fact {}

  /// Planned work at an item: what is down in it opens no case and counts in no availability.
  ///
  /// @param window sequence number of this entry
  /// @param until first moment after it
  /// @param reason personal
  record WindowSet(
      long window, String register, String item, Instant from, Instant until, Value reason)
      implements Fact {}

  /// Planned work ended earlier, or does not take place.
  record WindowEnded(long window, Instant until) implements Fact {}

  /// Somebody read how full the partitions of a server are.
  ///
  /// @param used per cent by partition
  record PartitionsRead(String register, String item, Map<String, Value> used) implements Fact {}

  // Power.

  /// Somebody wrote into the fuel ledger of a generator.
  ///
  /// @param what `refill`, `dipstick`, `started` or `stopped`
  /// @param at when that was; may lie before the entry
  /// @param litres filled in; null for none
  /// @param level litres in the tank afterwards; null when nobody read them
  /// @param reason why somebody else than the responsible role did it; personal
  record GensetLogged(
      String genset,
      String what,
      Instant at,
      @Nullable Value litres,
      @Nullable Value level,
      Value reason)
      implements Fact {}

  /// Personal data were erased.
  ///
  /// @param about whose, as a subject: a person, a case, a register item
  /// @param basis why
  record Erased(String about, String basis) implements Fact {}

  /// The hub goes on from a backup. Two hubs from the same one have different copies, so that their
  /// books part here.
  ///
  /// @param copy 16 hex digits that no other restoration has
  /// @param taken when the backup was made; null when it did not say
  /// @param upto the last entry that was surely in it; 0 when it did not say
  record Restored(String copy, @Nullable Instant taken, long upto) implements Fact {}

  /// A fact of a newer version, kept and shown as such.
  record Newer(String type, String json) implements Fact {}
}
