package id.penjaga.hub.app.web.work.desk;

import id.penjaga.hub.app.office.TaskLine;
import id.penjaga.hub.app.web.form.FormWriting;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// People, roles and time left in the words of the reader.
public final class OfficeWords {
  private final Texts w;
  private final People people;
  private final Map<String, OfficeRole> roles;

  public OfficeWords(Texts w, People people, Map<String, OfficeRole> roles) {
    this.w = w;
    this.people = people;
    this.roles = roles;
  }

  public Texts texts() {
    return w;
  }

  public People people() {
    return people;
  }

  /// The name of somebody; a word for who is unknown or erased.
  public String person(@Nullable Long id) {
    Person person = id == null ? null : people.person(id);
    if (person == null) {
      return w.t("people.unknown");
    }
    return person.name().isEmpty() ? w.t("people.erased") : person.name();
  }

  public String persons(List<Long> ids) {
    return String.join(", ", ids.stream().map(this::person).toList());
  }

  /// The first letter of somebody's name.
  public String initial(@Nullable Long id) {
    String name = person(id);
    return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(w.language().locale());
  }

  public String role(String id) {
    OfficeRole role = roles.get(id);
    return role == null ? id : w.say(role.name());
  }

  public String roles(Collection<String> ids) {
    return String.join(", ", ids.stream().map(this::role).toList());
  }

  /// Who made an entry.
  public String by(By by) {
    return switch (by) {
      case By.Human human -> person(human.person());
      case By.Device device -> w.t("story.by.device", "device", device.device());
      case By.Monitor monitor -> w.t("story.by.monitor", "monitor", monitor.monitor());
      case By.Anyone _ -> w.t("story.by.anyone");
      case By.Kiosk kiosk ->
          w.t("story.by.kiosk", "role", role(kiosk.role()), "kiosk", kiosk.kiosk());
      case By.House _ -> w.t("story.by.house");
    };
  }

  /// In which role an entry was made, and for whom; empty when there is nothing to say.
  public String as(By by) {
    if (!(by instanceof By.Human human)) {
      return "";
    }
    String role = human.role().isEmpty() ? "" : role(human.role());
    By.Behalf behalf = human.behalf();
    if (behalf == null) {
      return role;
    }
    Long number = behalf.person();
    String name =
        number != null
            ? person(number)
            : behalf.name() == null
                ? ""
                : FormWriting.plain(Objects.requireNonNull(behalf.name()), w);
    String whom = name.isEmpty() ? role(behalf.role()) : name + " (" + role(behalf.role()) + ")";
    String told = w.t("story.behalf", "who", whom, "way", w.t("behalf." + way(behalf.way())));
    return role.isEmpty() ? told : role + ", " + told;
  }

  private static String way(String way) {
    return way.matches("present|telephone|letter|kiosk") ? way : "present";
  }

  /// Who is waited for: persons when there are few, else their roles.
  public String awaited(TaskLine task) {
    if (!task.people().isEmpty() && task.people().size() <= 2) {
      return persons(task.people());
    }
    return task.roles().isEmpty() ? persons(task.people()) : roles(task.roles());
  }

  /// How much time is left, or by how much it is over; without a standard how long it is open.
  public String left(TaskLine task) {
    Duration left = task.left();
    if (left == null) {
      return task.due() == null
          ? w.t("work.running", "time", w.duration(Duration.between(task.opened(), w.now())))
          : w.t("work.left.unknown");
    }
    if (task.began() == null) {
      return w.t("work.standard", "time", w.duration(left));
    }
    return left.isNegative()
        ? w.t("work.late", "time", w.duration(left.negated()))
        : w.t("work.left", "time", w.duration(left));
  }

  public boolean late(TaskLine task) {
    return task.left() != null && Objects.requireNonNull(task.left()).isNegative();
  }

  /// How a task stands: `critical` when late, `warning` when less than a quarter is left.
  public String tone(TaskLine task, @Nullable Integer minutes) {
    if (late(task)) {
      return "critical";
    }
    int used = used(task, minutes);
    return used >= 75 ? "warning" : "";
  }

  /// How many percent of the standard time are used up; -1 when nobody can say.
  public int used(TaskLine task, @Nullable Integer minutes) {
    Duration left = task.left();
    if (left == null || task.began() == null) {
      return -1;
    }
    long whole =
        minutes != null
            ? minutes * 60L
            : task.due() == null ? 0 : Duration.between(task.began(), task.due()).toSeconds();
    return whole <= 0 ? -1 : (int) Math.clamp((whole - left.toSeconds()) * 100 / whole, 0L, 100L);
  }
}
