package id.penjaga.hub.core.tuning;

import id.penjaga.device.messages.Limits;
import id.penjaga.hub.core.tuning.LimitsTrial.Stretch;
import java.util.List;

/// What other settings would have made of a stretch of the past.
///
/// @param now the settings of today
/// @param then the alarms by the settings in force then, in the order they were raised
/// @param tried the alarms by the settings that were tried, so
/// @param recorded the alarms that the device recorded, beside `then`: those that do not come again
///     were raised by what nobody kept, and no setting can be judged by them
/// @param callsThen how often the escalation would have told somebody of `then`
/// @param callsTried how often of `tried`
/// @param following for how long what follows the alarms would have been on
/// @param suggestions other settings, by deadband and delay
public record TrialOutcome(
    Limits now,
    Limits limits,
    Stretch stretch,
    Basis basis,
    List<AlarmSpell> then,
    List<AlarmSpell> tried,
    Comparison comparison,
    Comparison recorded,
    int callsThen,
    int callsTried,
    List<Following> following,
    List<Suggestion> suggestions) {
  public TrialOutcome {
    then = List.copyOf(then);
    tried = List.copyOf(tried);
    following = List.copyOf(following);
    suggestions = List.copyOf(suggestions);
  }

  /// The recorded alarms that do not come again, while nothing of their kind stands. Those under
  /// another are explained: a device that let nothing chatter raised them one by one.
  public List<AlarmSpell> unexplained() {
    return recorded.vanished().stream()
        .filter(one -> !one.under())
        .map(Comparison.Vanished::spell)
        .toList();
  }

  /// What was judged.
  ///
  /// @param readings how many values
  /// @param missed how many times there was none
  /// @param heldBack how many of those had a value that the gate held back
  /// @param measuredMs for how long the value was known
  /// @param restarts of the device
  /// @param refused how many moves of the band do not fit today's other settings
  /// @param bandKnown whether the band of the beginning is known by an order
  public record Basis(
      long readings,
      long missed,
      long heldBack,
      long measuredMs,
      int restarts,
      int refused,
      boolean bandKnown) {}
}
