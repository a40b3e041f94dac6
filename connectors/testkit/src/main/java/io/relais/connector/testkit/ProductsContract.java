package io.relais.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.ListsProducts;
import io.relais.connector.RemoteProduct;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The scenarios of {@link ListsProducts}, played with the stubs {@code products/}: at least two products. */
public interface ProductsContract extends ConnectorContract {
    /** The property whose products the stubs tell. */
    String productsProperty();

    default ListsProducts lists() {
        return (ListsProducts) connector();
    }

    /** Every call of a listing. */
    default List<Exchange> everythingProductsSay() {
        try (Stage stage = stage().play("products")) {
            lists().products(stage.session(), productsProperty());
            return stage.exchanges();
        }
    }

    @Test
    default void each_product_is_told_once_with_its_numbers_and_names() {
        try (Stage stage = stage().play("products")) {
            List<RemoteProduct> products = lists().products(stage.session(), productsProperty());
            assertThat(products).hasSizeGreaterThanOrEqualTo(2).allSatisfy(product -> {
                assertThat(product.roomId()).isNotBlank();
                assertThat(product.rateId()).isNotBlank();
                assertThat(product.roomName()).isNotBlank();
                assertThat(product.maxOccupancy()).isNotNegative();
                assertThat(product.currency()).matches("|[A-Z]{3}");
            });
            assertThat(products.stream().map(product -> product.roomId() + " " + product.rateId()))
                    .doesNotHaveDuplicates();
            assertThat(stage.partner().unexpected()).isEmpty();
        }
    }

    @TestFactory
    default Stream<DynamicTest> each_failure_of_a_listing_has_its_fault() {
        return FaultTable.tests(this, session -> lists().products(session, productsProperty()));
    }

    @Test
    default void a_listing_that_makes_no_sense_is_a_protocol_fault() {
        Checks.nonsense(this, session -> lists().products(session, productsProperty()));
    }

    @Test
    default void product_calls_leak_no_secret() {
        Checks.noSecretLeaks(connector(), settings("http://127.0.0.1:1"), everythingProductsSay());
    }
}
