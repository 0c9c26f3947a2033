package id.penjaga.hub.app.store.power;

import id.penjaga.hub.core.outage.OutageRecord;
import id.penjaga.hub.core.outage.Responsible;

/// An outage with the case of it.
///
/// @param about number of the case; 0 while there is none
/// @param number of its paper; empty for none
/// @param recorder person who wrote the time down; 0 while nobody did
/// @param taker person who took the responsibility over; 0 for nobody
/// @param litres filled in during the outage, by the case and by the ledger
public record LoggedOutage(
    PowerRoom place,
    OutageRecord record,
    Responsible responsible,
    long about,
    String number,
    boolean caseOpen,
    long recorder,
    long taker,
    double litres) {}
