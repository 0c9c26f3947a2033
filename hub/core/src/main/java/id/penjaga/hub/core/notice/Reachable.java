package id.penjaga.hub.core.notice;

import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.PeopleRules;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How people said that they want to be told.
public final class Reachable {
  private Reachable() {}

  /// @param channels that there are; what somebody wants by another one is left out
  public static Recipient of(People people, long person, Set<String> channels) {
    Map<String, String> said = people.notices(person);
    List<Way> ways = new ArrayList<>();
    for (String channel : said.getOrDefault(PeopleRules.NOTICE_ORDER, "").split(",", -1)) {
      String address = said.get(PeopleRules.NOTICE_TO + channel);
      if (address != null && channels.contains(channel)) {
        ways.add(new Way(channel, address));
      }
    }
    return new Recipient(person, ways, quiet(said), false);
  }

  /// `id`, unless somebody wants another language.
  public static String language(People people, long person) {
    return people.notices(person).getOrDefault(PeopleRules.NOTICE_LANGUAGE, "id");
  }

  private static @Nullable QuietHours quiet(Map<String, String> said) {
    String[] ends = said.getOrDefault(PeopleRules.NOTICE_QUIET, "").split("-", -1);
    try {
      return ends.length == 2
          ? new QuietHours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]))
          : null;
    } catch (DateTimeException _) {
      return null; // the rules let no other text in
    }
  }
}
