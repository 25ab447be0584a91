package dev.jvitals.diagnosis.threads.pools;

/** Borrows from a pool and works with what it got: the code that findings should name. */
final class Customer {
    private final Shop shop;

    Customer(Shop shop) {
        this.shop = shop;
    }

    /** One purchase that takes long. */
    void buySlowly() {
        try (Borrowed borrowed = shop.borrow().borrow()) {
            borrowed.use();
        } catch (Exception e) {
            throw new IllegalStateException(shop.library(), e);
        }
    }

    /** One purchase that is over at once. */
    void buyAtOnce() {
        try (Borrowed _ = shop.borrow().borrow()) {
            return;
        } catch (Exception e) {
            throw new IllegalStateException(shop.library(), e);
        }
    }
}
