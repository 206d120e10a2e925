global using AccountsText = Microsoft.Extensions.Localization.IStringLocalizer<Kotline.Web.Resources.Accounts>;
global using ClientsText = Microsoft.Extensions.Localization.IStringLocalizer<Kotline.Web.Resources.Clients>;
global using CountriesText = Microsoft.Extensions.Localization.IStringLocalizer<Kotline.Web.Resources.Countries>;
global using HomeText = Microsoft.Extensions.Localization.IStringLocalizer<Kotline.Web.Resources.Home>;
global using ImportsText = Microsoft.Extensions.Localization.IStringLocalizer<Kotline.Web.Resources.Imports>;
global using SharedText = Microsoft.Extensions.Localization.IStringLocalizer<Kotline.Web.Resources.Shared>;
global using SystemLogText = Microsoft.Extensions.Localization.IStringLocalizer<Kotline.Web.Resources.SystemLog>;
global using UploadsText = Microsoft.Extensions.Localization.IStringLocalizer<Kotline.Web.Resources.Uploads>;
