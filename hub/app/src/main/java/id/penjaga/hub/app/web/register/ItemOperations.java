package id.penjaga.hub.app.web.register;

import id.penjaga.hub.app.web.form.FormReading;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;

/// What is done with an item of a register, for programs.
final class ItemOperations {
  /// The field that takes the id of a command.
  static final String ID = "_id";

  private static final String ITEMS = "/registers/{register}/items";
  private static final String ITEM = ITEMS + "/{item}";
  private static final Given[] FIELDS = {
    Given.of(Given.Type.ANSWERS, "fields", FormReading.PREFIX).must(), Given.text("reason")
  };

  static final Operation ADD =
      Operation.post("addItem", ITEMS, Reach.ITEM, FIELDS).identified(ID).creates(ITEM);

  static final Operation CHANGE =
      Operation.post("changeItem", ITEM, Reach.ITEM, FIELDS).put().identified(ID).tags();

  static final Operation MOVE =
      Operation.post(
              "moveItem",
              ITEM + "/move",
              Reach.ITEM,
              Given.text("state").must(),
              Given.text("reason"))
          .identified(ID)
          .tags();

  static final Operation CHECK =
      Operation.post("checkItem", ITEM + "/check", Reach.ITEM).identified(ID);

  private ItemOperations() {}
}
