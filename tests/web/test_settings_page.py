"""The settings of the practice: which tablets belong to it."""

from app.practice import ADULT_COOKIE, DEVICE_COOKIE, Who

from .conftest import NOW, House


async def test_a_tablet_that_is_unpaired_sees_nobody_any_more(house: House) -> None:
    tablet, device = await _paired(house)
    door = house.practice.door
    await house.sees("Gym tablet")
    for _ in range(2):  # by a thumb that taps twice
        house.user.find(marker=f"unpair-{device.id}").click()
    await house.until(lambda: door.who(tablet, NOW) is None)
    await house.user.should_not_see(marker=f"unpair-{device.id}")


async def test_nobody_unpairs_a_tablet_after_signing_out(house: House) -> None:
    tablet, device = await _paired(house)
    door = house.practice.door
    door.sign_out(house.user.http_client.cookies[ADULT_COOKIE])
    house.user.find(marker=f"unpair-{device.id}").click()
    await house.sees("sign in again, then unpair")
    assert door.who(tablet, NOW) == device


async def _paired(house: House) -> tuple[dict[str, str], Who]:
    """A tablet of the practice, its cookies first, and the page that shows it."""
    house.sign_in()
    door = house.practice.door
    adult = door.who(dict(house.user.http_client.cookies), NOW)
    assert adult is not None
    tablet = {DEVICE_COOKIE: door.pair(adult, "Gym tablet", NOW)}
    device = door.who(tablet, NOW)
    assert device is not None
    await house.user.open("/settings")
    return tablet, device
