package id.penjaga.hub.core.alarm;

import id.penjaga.hub.core.text.Bilingual;

/// A figure that tells whether people can trust the alarms of a room, with the value that is
/// recommended for what one person watches.
///
/// The values are those that ISA-18.2 (IEC 62682), table "Alarm performance metrics", and EEMUA 191
/// recommend: at most about 150 alarms a day can be handled well and about 300 at all; one and two
/// in ten minutes on average; never more than ten in ten minutes; at most 1 % of the time in flood;
/// no chattering and no fleeting alarm that nobody works on; fewer than five stale ones on any day;
/// at most 5 % of all from the ten that come most often; about 5 % of the highest priority.
public enum AlarmFigure {
  PER_DAY(
      new Bilingual("Alarm per hari", "Alarms per day"),
      new Bilingual("paling banyak 150; 300 masih tertangani", "at most 150; 300 can be handled"),
      new Bilingual(
          "Lebih banyak dari itu tidak sempat ditangani satu orang satu per satu.",
          "More than that one person cannot look into one by one.")),
  PER_TEN_MINUTES(
      new Bilingual("Rata-rata per 10 menit", "Average per 10 minutes"),
      new Bilingual("paling banyak 1; 2 masih tertangani", "at most 1; 2 can be handled"),
      new Bilingual(
          "Setiap alarm perlu beberapa menit: melihat, mencari sebab, bertindak, mencatat.",
          "Each alarm takes minutes: to look, find the cause, act and note.")),
  MOST_IN_TEN_MINUTES(
      new Bilingual("Terbanyak dalam 10 menit", "Most within 10 minutes"),
      new Bilingual("paling banyak 10", "at most 10"),
      new Bilingual(
          "Di atas sepuluh, alarm yang penting tenggelam di antara yang lain.",
          "Above ten, the alarm that matters is lost among the others.")),
  FLOOD_SHARE(
      new Bilingual("Bagian waktu banjir alarm", "Share of time in flood"),
      new Bilingual("paling banyak 1 %", "at most 1 %"),
      new Bilingual(
          "Banjir mulai saat lebih dari 10 alarm dalam 10 menit dan selesai saat kurang dari 5.",
          "A flood begins with more than 10 alarms in 10 minutes and ends with fewer than 5.")),
  CHATTERING(
      new Bilingual("Alarm yang bergetar", "Chattering alarms"),
      new Bilingual("tidak ada", "none"),
      new Bilingual(
          "Muncul dan hilang tiga kali dalam semenit: batas terlalu dekat atau kontak longgar.",
          "Raised and over three times in a minute: a limit too close, or a loose contact.")),
  FLEETING(
      new Bilingual("Alarm sekejap", "Fleeting alarms"),
      new Bilingual("tidak ada", "none"),
      new Bilingual(
          "Hilang dalam semenit sebelum ada yang mencatatnya: tidak ada yang dapat dilakukan.",
          "Over within a minute before anybody took note: nobody could do anything.")),
  STALE(
      new Bilingual("Alarm basi sekaligus", "Stale alarms at the same time"),
      new Bilingual("kurang dari 5", "fewer than 5"),
      new Bilingual(
          "Berdiri sehari penuh atau lebih: tidak lagi dibaca siapa pun.",
          "They stand for a day or more: nobody reads them any longer.")),
  TOP_SHARE(
      new Bilingual("Bagian sepuluh alarm tersering", "Share of the ten most frequent"),
      new Bilingual("paling banyak 5 % (mulai 200 alarm)", "at most 5 % (from 200 alarms on)"),
      new Bilingual(
          "Memperbaiki beberapa sumber saja sering mengurangi sebagian besar alarm.",
          "Mending a few sources often takes away most of the alarms.")),
  CRITICAL_SHARE(
      new Bilingual("Bagian alarm kritis", "Share of critical alarms"),
      new Bilingual("sekitar 5 % (mulai 20 alarm)", "about 5 % (from 20 alarms on)"),
      new Bilingual(
          "Bila hampir semua kritis, yang sungguh kritis tidak menonjol lagi.",
          "When nearly all are critical, what really is no longer stands out."));

  private final Bilingual title;
  private final Bilingual recommended;
  private final Bilingual meaning;

  AlarmFigure(Bilingual title, Bilingual recommended, Bilingual meaning) {
    this.title = title;
    this.recommended = recommended;
    this.meaning = meaning;
  }

  public Bilingual title() {
    return title;
  }

  /// The recommended value.
  public Bilingual recommended() {
    return recommended;
  }

  /// Why it matters.
  public Bilingual meaning() {
    return meaning;
  }

  /// Whether it is a share, 0 to 1.
  public boolean share() {
    return this == FLOOD_SHARE || this == TOP_SHARE || this == CRITICAL_SHARE;
  }

  /// How a figure compares with what is recommended.
  public enum Mark {
    GOOD(new Bilingual("sesuai anjuran", "as recommended")),
    /// Above it, and still to be handled.
    TOLERABLE(new Bilingual("masih tertangani", "can be handled")),
    POOR(new Bilingual("melebihi anjuran", "above what is recommended")),
    /// Too few alarms for a share to say anything, or too short a time for a rate.
    OPEN(new Bilingual("belum dapat dinilai", "cannot be judged yet"));

    private final Bilingual text;

    Mark(Bilingual text) {
      this.text = text;
    }

    public Bilingual text() {
      return text;
    }
  }
}
