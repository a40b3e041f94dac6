package io.relais.bench.quote;

import io.relais.bench.Wiring;
import io.relais.core.access.People;
import io.relais.core.access.Principal;
import io.relais.core.data.Ids;
import io.relais.core.inventory.Calendar;
import io.relais.core.inventory.Days;
import io.relais.core.inventory.Product;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.core.quote.RatePlans;
import io.relais.core.quote.RuleKind;
import io.relais.core.quote.RuleText;
import io.relais.core.quote.Rules;
import io.relais.core.quote.Tariff;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Properties with everything that prices a stay: age table, derived plan, supplements, discounts, options, taxes, VAT. */
final class Region {
    static final int PROPERTIES = 200;
    static final int TYPES = 8;
    static final int NIGHTS = 180;
    private static final int UNITS = 20;

    private final Wiring wiring;
    private final LocalDate first;
    private final UUID organisation;
    private final Principal principal;

    private Region(Wiring wiring, LocalDate first) {
        this.wiring = wiring;
        this.first = first;
        this.organisation = wiring.get(Ids.class).next();
        this.principal = Principal.system(organisation);
    }

    /** The first property through the use cases, the others as copies of its rows. */
    static Region build(Wiring wiring, LocalDate first) throws SQLException {
        Region region = new Region(wiring, first);
        wiring.get(People.class).saveOrganisation(region.organisation, "Bench");
        region.add(0);
        new Copies(wiring.get(DataSource.class)).make();
        return region;
    }

    Principal principal() {
        return principal;
    }

    LocalDate first() {
        return first;
    }

    static UUID property(int number) {
        return id("property/" + number);
    }

    static UUID type(int property, int number) {
        return id("type/" + property + "/" + number);
    }

    static UUID plan(int property) {
        return id("plan/" + property);
    }

    /** The plan that follows it. */
    static UUID saver(int property) {
        return id("saver/" + property);
    }

    private void add(int number) {
        Properties properties = wiring.get(Properties.class);
        properties.save(new Property(
                property(number),
                organisation,
                "q" + number,
                "Property " + number,
                ZoneId.of("Europe/Paris"),
                "EUR",
                List.of("en")));
        properties.save(new RatePlan(plan(number), property(number), "flex", "Flexible", "none", 1));
        NightRange open = new NightRange(first, first.plusDays(NIGHTS));
        for (int i = 0; i < TYPES; i++) {
            UUID type = type(number, i);
            properties.save(new UnitType(type, property(number), "t" + i, "Type " + i, 6, i));
            Calendar calendar = wiring.get(Calendar.class);
            calendar.setCapacity(principal, property(number), type, open, UNITS);
            Product product = new Product(type, plan(number));
            calendar.setPrice(principal, product, open, 0, new Money(80_00 + 7_00L * i, "EUR"));
            calendar.setPrice(
                    principal,
                    product,
                    new Days(open, EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY)),
                    0,
                    new Money(99_00 + 7_00L * i, "EUR"));
            calendar.restrict(
                    principal,
                    product,
                    new Days(open, EnumSet.of(DayOfWeek.SATURDAY)),
                    new Restriction(2, 1, 0, false, false, false));
        }
        rules(number);
    }

    private void rules(int number) {
        rule(number, RuleKind.AGE_CATEGORY, "adult", "position=1 fromAge=18 kind=person counted=true adult=true");
        rule(number, RuleKind.AGE_CATEGORY, "child", "position=2 fromAge=3 toAge=17 kind=person counted=true");
        rule(number, RuleKind.AGE_CATEGORY, "baby", "position=3 toAge=2 kind=person");
        rule(number, RuleKind.SUPPLEMENT, "child", "category=child amount=5 included=2");
        rule(number, RuleKind.DISCOUNT, "week", "kind=length percent=10 minNights=7");
        rule(number, RuleKind.DISCOUNT, "early", "kind=early percent=5 minDays=60 combinable=true");
        rule(number, RuleKind.DISCOUNT, "PROMO3333", "kind=promotion percent=12");
        rule(number, RuleKind.VAT_GROUP, "rooms", "percent=10 included=true");
        rule(number, RuleKind.OPTION, "cleaning", "amount=45 per=stay mandatory=true vat=rooms");
        rule(number, RuleKind.TAX, "tourist", "percent=5 cap=2.30 categories=adult");
        RatePlans plans = wiring.get(RatePlans.class);
        Tariff tariff = wiring.get(Rules.class).get(principal, property(number));
        Map<String, List<String>> fields =
                fields("code=nrf parent=flex percent=-10 roundTo=0.50 inheritsRestrictions=true vat=rooms");
        fields.put("name", List.of("Non-refundable"));
        plans.save(principal, property(number), plans.read(tariff, saver(number), fields), -1);
    }

    private void rule(int number, RuleKind kind, String code, String text) {
        Rules rules = wiring.get(Rules.class);
        Tariff tariff = rules.get(principal, property(number));
        Map<String, List<String>> fields = fields(text);
        fields.put("name", List.of(code));
        rules.save(principal, property(number), RuleText.read(kind, code, fields, tariff), -1);
    }

    private static Map<String, List<String>> fields(String text) {
        Map<String, List<String>> fields = new HashMap<>();
        for (String field : text.split(" ", -1)) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], List.of(parts[1]));
        }
        return fields;
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("bench/quote/" + name).getBytes(StandardCharsets.UTF_8));
    }
}
