using Kotline.Domain.Clients;
using Kotline.Infrastructure.Clients;
using Kotline.Web.Pages.Clients;

namespace Kotline.Web.Tests.Clients;

public sealed class ClientListAddressTests
{
    private static readonly ClientSearch everything = new(
        "le saint-étienne", "FR", Gender.Female, 18, 40, 7, 3, Suspended: true, ClientSort.City, IsDescending: true,
        new ClientCursor(ClientSort.City, "saint-etienne", 12, IsBackward: true));

    [Fact]
    public void A_search_is_its_address_and_back()
    {
        var address = ClientListAddress.Of(everything);

        address.ShouldStartWith("/Clients?q=le%20saint-%C3%A9tienne&country=FR&gender=female&ageFrom=18&ageTo=40&brand=7&partner=3&status=suspended&sort=city&order=desc&before=");
        ClientListAddress.Parse(new Uri("https://x" + address).Query, isManager: true).ShouldBe(everything);
    }

    [Fact]
    public void What_is_as_usual_is_not_written() => ClientListAddress.Of(new ClientSearch()).ShouldBe("/Clients");

    [Fact]
    public void Only_a_manager_has_a_status() =>
        ClientListAddress.Parse("?status=suspended", isManager: false).Suspended.ShouldBeNull();

    [Theory]
    [InlineData("?")]
    [InlineData("?q=%20%09&country=ZZ&gender=F&ageFrom=%2B1&ageTo=151&brand=1.5&partner=-3&status=x&sort=3x&order=up&after=!&before=")]
    [InlineData("?sort=7")]
    public void What_cannot_be_understood_is_no_condition(string query) =>
        ClientListAddress.Parse(query, isManager: true).ShouldBe(new ClientSearch());

    [Fact]
    public void Words_are_bounded_and_never_end_in_half_a_character()
    {
        var words = ClientListAddress.Parse("?q=" + Uri.EscapeDataString(new string('a', 99) + "😀😀"), isManager: false).Words;
        words.ShouldBe(new string('a', 99));
        ClientListAddress.Parse("?q=a%00b%0Ac", isManager: false).Words.ShouldBe("a b c");
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    [InlineData("TmFtZR8xMh9hAGI")]
    [InlineData("QWdlHzEyH3llc3RlcmRheQ")]
    [InlineData("NxsxHzIfYQ")]
    public void What_is_not_a_cursor_of_ours_is_none(string text) => ClientCursor.Parse(text, isBackward: false).ShouldBeNull();

    [Fact]
    public void A_cursor_is_its_text_and_back()
    {
        foreach (var cursor in (ClientCursor[])[new(ClientSort.Name, "œ'\"\\ 'x", 1, false), new(ClientSort.Age, "1980-02-29", long.MaxValue, true)])
        {
            ClientCursor.Parse(cursor.Text, cursor.IsBackward).ShouldBe(cursor);
        }

        ClientCursor.Parse(new string('A', 5_000), isBackward: false).ShouldBeNull();
    }
}
