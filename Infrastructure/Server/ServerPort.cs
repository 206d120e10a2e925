using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Kotline.Infrastructure.Server;

/// <summary>
/// The private server's port. It is chosen once, stored in run/port, and chosen again only if another program has taken it. It lies below
/// the range of ports that Linux uses for outgoing connections (from 32768), so that none of these takes it between two starts.
/// </summary>
internal static class ServerPort
{
    private const int First = 20_000;
    private const int Last = 32_000;
    private const int TriesMax = 200;

    public static int Choose(DataFolder folder)
    {
        if (File.Exists(folder.PortFile)
            && int.TryParse(File.ReadAllText(folder.PortFile), CultureInfo.InvariantCulture, out var kept)
            && IsFree(kept))
        {
            return kept;
        }

        for (var tries = 0; tries < TriesMax; tries++)
        {
            var port = RandomNumberGenerator.GetInt32(First, Last);
            if (IsFree(port))
            {
                File.WriteAllText(folder.PortFile, port.ToString(CultureInfo.InvariantCulture) + "\n");
                return port;
            }
        }

        throw new ServerUnavailableException($"No free port was found between {First} and {Last} on 127.0.0.1.");
    }

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
