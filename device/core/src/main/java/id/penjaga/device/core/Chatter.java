package id.penjaga.device.core;

import id.penjaga.device.core.Alarm.Chattering;
import id.penjaga.device.core.Alarm.Spell;
import id.penjaga.device.core.Alarm.Standing;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import org.jspecify.annotations.Nullable;

/// Makes an alarm that is raised again and again one alarm that stands, and says so (decision
/// 0028). It swallows nothing: the raises that make it so are announced one by one, and from then
/// on it stands until its condition was good for as long as it takes to call it calm.
final class Chatter {
  private Chatter() {}

  /// The alarm as it is from now on: held when it was raised once too often.
  static Alarm held(Turn turn, int index, Alarm before, Alarm after) {
    ChatterRules.Rule rule = turn.plan.alarm(index).chatter();
    Standing standing = Alarm.standing(after);
    boolean risen =
        Turn.phase(after) == AlarmPhase.RAISED && Turn.phase(before) != AlarmPhase.RAISED;
    if (rule.off() || standing == null || !risen) {
      return after;
    }
    Rises rises = turn.rises.get(index).with(turn.now, rule);
    boolean begins = rises.tooMany(rule);
    turn.rises = turn.rises.with(index, begins ? Rises.NONE : rises);
    if (!begins) {
      return after;
    }
    int raises = rises.times().size();
    return new Chattering(
        after, standing, new Spell(rises.times().getFirst(), raises, Spell.LOUD, raises, turn.now));
  }

  /// Writes down that an alarm begins to chatter, and at times how often it was raised so far.
  static Alarm told(Turn turn, AlarmRule rule, Alarm before, Alarm after) {
    if (!(after instanceof Chattering now)) {
      return after;
    }
    Spell spell = now.spell();
    boolean begins = !(before instanceof Chattering);
    boolean due =
        spell.raises() > spell.told() && turn.now - spell.toldMs() >= rule.chatter().withinMs();
    if (!begins && !due) {
      return after;
    }
    turn.record(
        new JournalEvent.AlarmChattering(
            rule.kind(),
            rule.point(),
            spell.raises(),
            rule.chatter().withinMs(),
            now.standing().occurrence()));
    return new Chattering(now.inner(), now.standing(), spell.toldAt(turn.now));
  }

  /// Writes down that an alarm chatters no longer.
  static void settled(Turn turn, AlarmRule rule, Chattering before) {
    Spell spell = before.spell();
    turn.record(
        new JournalEvent.AlarmSettled(
            rule.kind(),
            rule.point(),
            spell.raises(),
            spell.lastedMs(turn.now),
            before.standing().occurrence()));
  }

  /// How often it was raised as far as its journal knows; null when it does not chatter.
  static @Nullable Long raises(Alarm alarm) {
    return alarm instanceof Chattering c ? c.spell().told() : null;
  }
}
