package io.relais.seeds;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the simulated partners sell, each product as {@code property/room/rate} in the partner's ids. */
record PartnerFile(Node file) {
    static PartnerFile read(Path folder) {
        return new PartnerFile(Node.read(folder.resolve("partners.yaml")));
    }

    List<String> products() {
        return Stream.concat(booking(), channex()).toList();
    }

    private Stream<String> booking() {
        return file.node("booking").nodes("hotels").stream()
                .flatMap(hotel -> hotel.nodes("rooms").stream()
                        .flatMap(room -> room.nodes("rates").stream()
                                .map(rate -> hotel.text("id") + "/" + room.text("id") + "/" + rate.text("id"))));
    }

    private Stream<String> channex() {
        return file.node("channex").nodes("properties").stream()
                .flatMap(property -> property.nodes("ratePlans").stream()
                        .map(plan -> property.text("id") + "/" + plan.text("roomTypeId") + "/" + plan.text("id")));
    }
}
