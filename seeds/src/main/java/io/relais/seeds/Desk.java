package io.relais.seeds;

import io.relais.core.access.Principal;
import io.relais.core.payment.CashDrawers;
import io.relais.core.payment.CashRegister;
import io.relais.core.payment.CashRegisters;
import io.relais.core.property.CustomField;
import io.relais.core.property.CustomFields;
import io.relais.core.property.PropertyTags;
import io.relais.vocabulary.Money;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Sets up what a property's desk works with: fields of its own, tags, and a cash register that is open. */
@Singleton
final class Desk {
    private final CustomFields fields;
    private final PropertyTags tags;
    private final CashRegisters registers;
    private final CashDrawers drawers;

    @Inject
    Desk(CustomFields fields, PropertyTags tags, CashRegisters registers, CashDrawers drawers) {
        this.fields = fields;
        this.tags = tags;
        this.registers = registers;
        this.drawers = drawers;
    }

    /** Sets up each property once. */
    void seed(Principal principal, List<House> houses) {
        for (House house : houses) {
            UUID property = SeedIds.property(house.code());
            Node file = house.file();
            if (!registers.list(principal, property).isEmpty()
                    || !fields.list(principal, property).isEmpty()) {
                continue;
            }
            file.texts("tags").forEach(tag -> tags.add(principal, property, tag));
            int position = 0;
            for (Node field : file.nodes("customFields")) {
                fields.add(principal, property, wanted(field, ++position));
            }
            file.find("cashFloat").ifPresent(amount -> open(principal, house, amount));
        }
    }

    private void open(Principal principal, House house, String amount) {
        UUID property = SeedIds.property(house.code());
        CashRegister register = registers.add(
                principal, property, house.file().find("cashRegister").orElse("Reception"));
        Money opening = Money.ofDecimal(new BigDecimal(amount), house.currency());
        drawers.open(
                principal,
                new CashRegisters.Place(property, register.id()),
                new CashDrawers.Count(opening.minor(), ""));
    }

    private static CustomFields.Wanted wanted(Node field, int position) {
        return new CustomFields.Wanted(
                field.text("code"),
                field.text("label"),
                field.find("labelFr").orElse(""),
                CustomField.Type.find(field.text("type"))
                        .orElseThrow(() -> new IllegalArgumentException(field.place() + " has no such type")),
                field.texts("choices"),
                false,
                Set.of(CustomField.Place.SHEET, CustomField.Place.ARRIVALS),
                position);
    }
}
